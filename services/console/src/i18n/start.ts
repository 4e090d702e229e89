import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

export type ConsoleLanguage = 'en' | 'zh';

const KEY = 'foreshock.language';

/** Only the reader's language is loaded at first; English comes with the script. */
const tables: Record<ConsoleLanguage, () => Promise<Readonly<Record<string, string>>>> = {
  en: () => Promise.resolve(en),
  zh: async () => (await import('./zh.ts')).zh,
};

function preferred(): ConsoleLanguage {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** Begins in the language chosen before, else in the browser's. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await switchLanguage(preferred());
}

/** Switches the whole console, answers of the API included. */
export async function switchLanguage(language: ConsoleLanguage): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await tables[language]());
  await i18next.changeLanguage(language);
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
