import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#ecf8f5',
  '#d8efe9',
  '#afdfd3',
  '#82cfbb',
  '#5dc1a7',
  '#36a88c',
  '#1f8f76',
  '#0f6b5c',
  '#0b5649',
  '#073f36',
];

/** Fonts of the reader's system, Chinese ones among them: nothing is loaded from elsewhere. */
const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: { pine },
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
});

/** Grounds that are a little warmer than the library's, and softer text that still has contrast enough. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--ground': '#f6f5f1',
    '--card': '#ffffff',
    '--line': '#e2e0d8',
    '--ink': '#1d2524',
    '--soft': '#56605c',
    '--high': '#a8251b',
    '--medium': '#8a5a00',
    '--low': '#2b5d8c',
    '--good': '#0f6b5c',
    '--high-ground': '#fbeae8',
    '--medium-ground': '#fbf1dc',
    '--low-ground': '#e8f0f8',
    '--good-ground': '#e3f3ef',
    '--mantine-color-dimmed': '#56605c',
    '--mantine-color-text': '#1d2524',
  },
  dark: {
    '--ground': '#121715',
    '--card': '#1b2220',
    '--line': '#303a37',
    '--ink': '#e8ebe7',
    '--soft': '#a9b3ae',
    '--high': '#ff8a7d',
    '--medium': '#e9b44c',
    '--low': '#82b8e8',
    '--good': '#62c8b3',
    '--high-ground': '#3a201d',
    '--medium-ground': '#362a13',
    '--low-ground': '#1b2a38',
    '--good-ground': '#173029',
    '--mantine-color-dimmed': '#a9b3ae',
    '--mantine-color-body': '#121715',
    '--mantine-color-text': '#e8ebe7',
  },
});
