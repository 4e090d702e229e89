const light = {
  ink: '#1d2524',
  soft: '#56605c',
  line: '#e2e0d8',
  card: '#ffffff',
  good: '#0f6b5c',
  bad: '#a8251b',
  ageing: ['#5f9f92', '#d8b34a', '#d98a3d', '#c6573a', '#8f1d16'],
};
const dark = {
  ink: '#e8ebe7',
  soft: '#a9b3ae',
  line: '#303a37',
  card: '#1b2220',
  good: '#62c8b3',
  bad: '#ff8a7d',
  ageing: ['#4f8f82', '#d3ae4d', '#e09450', '#e06a4f', '#ff8a7d'],
};

/** Colours of charts: ageing runs from calm to alarming, in steps that also differ in lightness. */
export const colours = (scheme: 'light' | 'dark') => (scheme === 'dark' ? dark : light);
