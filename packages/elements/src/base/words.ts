import { plain } from './untrusted.ts'

/** A text with `{placeholders}`, or one per plural category of the language, chosen by `{count}`. */
export type Message = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

export type Values = Readonly<Record<string, string | number>>

export type Messages = Readonly<Record<string, Message>>

/** The texts of one element in one language, and the formats of that language. */
export interface Words<Names extends string = string> {
  readonly locale: string
  /** A text by its name. Values are isolated, so that their direction changes nothing around them. */
  say(name: Names, values?: Values): string
  has(name: string): boolean
  date(time: number | string | Date): string
  exact(time: number): string
  ago(time: number): string
}

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

export function wordsOf<Names extends string>(locale: string, texts: Messages): Words<Names> {
  const number = new Intl.NumberFormat(locale)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
  const plural = new Intl.PluralRules(locale)
  const show = (value: string | number | undefined): string =>
    typeof value === 'number' ? number.format(value) : `\u2068${plain(value ?? '', 80)}\u2069`
  return {
    locale,
    say(name, values = {}) {
      const message = texts[name] ?? ''
      const text =
        typeof message === 'string' ? message : (message[plural.select(Number(values.count))] ?? message.other)
      return text.replace(/\{(\w+)\}/g, (_match, key: string) => show(values[key]))
    },
    has: (name) => name in texts,
    date: (time) => day.format(new Date(time)),
    exact: (time) => moment.format(time),
    ago(time) {
      const seconds = (time - Date.now()) / 1000
      const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', Number.POSITIVE_INFINITY]
      return relative.format(Math.trunc(seconds / size) || 0, unit)
    },
  }
}
