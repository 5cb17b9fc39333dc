/** @jsxImportSource #jsx */

import type { Metadata as Data } from '../../account-client.ts'
import { explain, isUncertain } from '../../base/explain.ts'
import { plain } from '../../base/untrusted.ts'
import { Component, createRef } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Icon } from '../../parts/icons.tsx'
import { Notice } from '../../parts/notice.tsx'
import { nameOf } from '../person.ts'
import { type Field, fieldsOf, metadataOf, newField } from './fields.ts'
import { parseObject, patchOf } from './patch.ts'
import type { DrawerProps } from './props.ts'
import { Section } from './section.tsx'

type Kind = 'publicMetadata' | 'unsafeMetadata'

interface State {
  readonly kind: Kind
  readonly tab: 'form' | 'json'
  readonly fields: readonly Field[]
  readonly text: string
  readonly failure: string
  /** The field or the line that is wrong. */
  readonly wrong: number | undefined
  readonly isBusy: boolean
}

const write = (data: Data): string => JSON.stringify(data, null, 2)

/** The metadata that can be read, as a form or as JSON. */
export class Metadata extends Component<DrawerProps, State> {
  override state: State = this.#reset('publicMetadata', 'form')
  readonly #area = createRef<HTMLTextAreaElement>()

  #reset(kind: Kind, tab: State['tab']): State {
    const data = this.props.user[kind]
    return { kind, tab, fields: fieldsOf(data), text: write(data), failure: '', wrong: undefined, isBusy: false }
  }

  override componentDidUpdate(before: DrawerProps): void {
    const { kind, tab } = this.state
    if (before.user[kind] !== this.props.user[kind]) this.setState(this.#reset(kind, tab))
  }

  readonly #showKind = (kind: Kind): void => this.setState(this.#reset(kind, this.state.tab))

  /** Switching tabs keeps unsaved changes. */
  readonly #showTab = (tab: State['tab']): void => {
    if (tab === this.state.tab) return
    const data = this.#read()
    if (data) this.setState({ tab, fields: fieldsOf(data), text: write(data), failure: '', wrong: undefined })
  }

  #read(): Data | undefined {
    const { tab, fields, text } = this.state
    const { words } = this.props
    if (tab === 'form') {
      const result = metadataOf(fields)
      if ('value' in result) return result.value
      const { key } = fields.find(({ id }) => id === result.wrong) ?? {}
      const isDouble = !key || fields.filter((field) => field.key === key).length > 1
      this.setState({ wrong: result.wrong, failure: words.say(isDouble ? 'badKey' : 'badValue', { name: key ?? '' }) })
      return undefined
    }
    const result = parseObject(text)
    if ('value' in result) return result.value
    const { line } = result
    this.setState({ wrong: line, failure: line ? words.say('badLine', { line }) : words.say('badJson') })
    if (line) this.#select(line)
    return undefined
  }

  #select(line: number): void {
    const lines = this.state.text.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    this.#area.current?.focus()
    this.#area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { api, user, words, onChanged, onToast } = this.props
    const { kind, tab, isBusy } = this.state
    const data = isBusy ? undefined : this.#read()
    if (!data) return
    const patch = patchOf(user[kind], data)
    if (Object.keys(patch).length === 0) return
    this.setState({ isBusy: true, failure: '', wrong: undefined })
    try {
      // The form sends only what was changed, so that it doesn't undo others' changes; JSON replaces everything.
      const changed =
        tab === 'form'
          ? await api.users.updateMetadata(user.id, { [kind]: patch })
          : await api.users.replaceMetadata(user.id, { [kind]: data })
      this.setState({ isBusy: false })
      onChanged(changed)
      onToast({ text: words.say('savedNow', { name: nameOf(user) }) })
    } catch (error) {
      const failure = isUncertain(error) && navigator.onLine ? words.say('unconfirmed') : explain(error, words)
      this.setState({ isBusy: false, failure })
    }
  }

  #change(id: number, change: Partial<Field>): void {
    const fields = this.state.fields.map((field) => (field.id === id ? { ...field, ...change } : field))
    this.setState({ fields, wrong: undefined, failure: '' })
  }

  override render({ words }: DrawerProps, { kind, tab, fields, text, failure, wrong, isBusy }: State): JSX.Element {
    const choose = <Name extends string>(names: readonly Name[], now: Name, show: (name: Name) => void) => (
      <fieldset class="tabs" aria-label={words.say('metadata')}>
        {names.map((name) => (
          <button key={name} type="button" part="tab" aria-pressed={name === now} onClick={() => show(name)}>
            {words.say(name as 'form')}
          </button>
        ))}
      </fieldset>
    )
    return (
      <Section title={words.say('metadata')}>
        <form class="metadata" onSubmit={this.#save} noValidate>
          <div class="choices">
            {choose(['publicMetadata', 'unsafeMetadata'] as const, kind, this.#showKind)}
            {choose(['form', 'json'] as const, tab, this.#showTab)}
          </div>
          {tab === 'form' ? (
            <>
              {fields.length === 0 && <p class="muted">{words.say('none')}</p>}
              {fields.map((field) => (
                <FieldRow
                  key={field.id}
                  field={field}
                  words={words}
                  isWrong={field.id === wrong}
                  onChange={(change) => this.#change(field.id, change)}
                  onRemove={() => this.setState({ fields: fields.filter(({ id }) => id !== field.id), failure: '' })}
                />
              ))}
            </>
          ) : (
            <textarea
              ref={this.#area}
              class="code"
              part="input json"
              rows={Math.min(16, Math.max(4, text.split('\n').length))}
              value={text}
              aria-label={words.say('json')}
              aria-invalid={failure ? 'true' : undefined}
              spellcheck={false}
              autocapitalize="off"
              onInput={(event) => this.setState({ text: event.currentTarget.value, failure: '', wrong: undefined })}
            />
          )}
          {failure && <Notice>{failure}</Notice>}
          <div class="ends">
            {tab === 'form' && (
              <button
                type="button"
                class="link"
                part="button add"
                onClick={() => this.setState({ fields: [...fields, newField()] })}
              >
                {words.say('addField')}
              </button>
            )}
            <button type="submit" part="button save" aria-disabled={isBusy || undefined}>
              {words.say('save')}
            </button>
          </div>
        </form>
      </Section>
    )
  }
}

interface FieldRowProps extends Pick<DrawerProps, 'words'> {
  readonly field: Field
  readonly isWrong: boolean
  readonly onChange: (change: Partial<Field>) => void
  readonly onRemove: () => void
}

function FieldRow({ field, words, isWrong, onChange, onRemove }: FieldRowProps): JSX.Element {
  const { key, kind, text, isNew } = field
  const invalid = isWrong ? 'true' : undefined
  const shown = plain(key)
  const label = shown || words.say('value')
  return (
    <div class="pair">
      {isNew ? (
        <input
          part="input"
          value={key}
          placeholder={words.say('key')}
          aria-label={words.say('key')}
          aria-invalid={invalid}
          spellcheck={false}
          autocapitalize="off"
          onInput={(event) => onChange({ key: event.currentTarget.value })}
        />
      ) : (
        <code title={shown}>{shown}</code>
      )}
      {kind === 'checkbox' ? (
        <span class="check">
          <input
            type="checkbox"
            checked={text === 'true'}
            aria-label={label}
            onChange={(event) => onChange({ text: String(event.currentTarget.checked) })}
          />
        </span>
      ) : (
        <input
          part="input"
          class={kind === 'json' ? 'code' : ''}
          value={text}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          placeholder={isNew ? words.say('value') : undefined}
          aria-label={label}
          aria-invalid={invalid}
          onInput={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      <button
        type="button"
        class="icon-button"
        part="button remove"
        aria-label={words.say('removeField', { name: key })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
