/** Injection tokens of what the controllers work with. */
export const TABLES = Symbol('tables');
/** For a question that reads the whole history. */
export const LONG_TABLES = Symbol('long tables');
export const FEED = Symbol('feed');
export const LOG_POSITIONS = Symbol('log positions');
/** The built console. */
export const SITE = Symbol('site');
/** The database itself: for what asks of its own, not for anybody's request. */
export const DATABASE = Symbol('database');
/** Opens contact data; null where there is no key ring. */
export const CONTACTS = Symbol('contacts');
/** Keys of the API. */
export const KEYS = Symbol('keys');
export const SCENARIOS = Symbol('scenarios');
/** The way onto the topics of alerts. */
/** Where acts on cases are taken. */
export const CASE_DESK = Symbol('case desk');
export const ALERTS_LOG = Symbol('alerts log');
/** Customers' accounts, for letters. */
export const ACCOUNTS = Symbol('accounts');
/** Settings and templates of letters. */
export const STATIONERY = Symbol('stationery');
/** Turns drafts into HTML and PDF. */
export const PRINTER = Symbol('printer');
export const POLICIES = Symbol('policies');
/** What a decision is taken again with. */
export const VERIFIER = Symbol('verifier');
/** What risk reports say. */
export const CUSTOMER_REPORTS = Symbol('customer reports');
export const PORTFOLIO_REPORTS = Symbol('portfolio reports');
