export type { Account, Movement, OpenItem } from './account.ts';
export { claimOf, type Claim, type Demand } from './claim.ts';
export { composeLetter, type LetterRequest, type Stationery } from './compose.ts';
export { LETTER_KINDS, type LetterKind } from './kinds.ts';
export { movementsOf, type BookedEvent } from './movements.ts';
export { LetterSettingsError } from './settings.ts';
export { defaultStationery, readStationery } from './stationery.ts';
