import type { Texts } from '../texts/index.ts'

/** Loaded when a page asks for them; English is inside the elements. */
const languages: Readonly<Record<string, () => Promise<Texts>>> = {
  de: () => import('../texts/de.ts'),
  es: () => import('../texts/es.ts'),
  fr: () => import('../texts/fr.ts'),
  ja: () => import('../texts/ja.ts'),
}

/** The language that an element is in: its own attribute, that of the page around it, or the reader's. */
export const localeOf = (element: HTMLElement): string => {
  const wanted = element.getAttribute('locale') || element.closest<HTMLElement>('[lang]')?.lang || navigator.language
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** The texts in a language, if there are some; an element that can't load them stays English. */
export const textsIn = async (locale: string): Promise<Texts | undefined> =>
  languages[locale.slice(0, 2)]?.().catch(() => undefined)
