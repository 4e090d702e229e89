/** Colours on paper: those of the page on a bright screen. */
export const COLOUR = {
  ink: '#1c2330',
  soft: '#5b6473',
  line: '#d9dee6',
  band: '#f5f7fa',
  tint: '#e69f00',
  good: '#00705a',
  bad: '#b3261e',
} as const;

/** Between the margins of an A4 sheet, in points. */
export const TEXT_WIDTH = 515;
