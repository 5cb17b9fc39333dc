/** @jsxImportSource #jsx */

import { explain } from '../../base/explain.ts'
import type { Words } from '../../base/words.ts'
import { type Child, Component } from '../../jsx/component.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { Notice } from '../../parts/notice.tsx'
import { Lines } from '../../parts/skeleton.tsx'
import type { Names } from '../names.ts'

interface SectionProps {
  readonly title: string
  readonly action?: Child
  readonly children: Child
}

/** A part of the drawer, under its own heading. */
export const Section = ({ title, action, children }: SectionProps): JSX.Element => (
  <section part="section">
    <div class="section-head">
      <h3>{title}</h3>
      {action}
    </div>
    {children}
  </section>
)

interface LoadedProps<Data> {
  readonly title: string
  readonly words: Words<Names>
  readonly load: () => Promise<Data>
  readonly action?: (data: Data, reload: () => Promise<void>) => Child
  readonly children: (data: Data, reload: () => Promise<void>) => Child
}

interface LoadedState<Data> {
  readonly data?: Data
  readonly failure?: string
}

/** A part of the drawer that is read by itself: one that fails leaves the others as they are. */
export class Loaded<Data> extends Component<LoadedProps<Data>, LoadedState<Data>> {
  override state: LoadedState<Data> = {}

  override componentDidMount(): void {
    void this.#load()
  }

  readonly #load = async (): Promise<void> => {
    const { load, words } = this.props
    try {
      this.setState({ data: await load(), failure: '' })
    } catch (error) {
      this.setState({ failure: explain(error, words) })
    }
  }

  override render(
    { title, words, action, children }: LoadedProps<Data>,
    { data, failure }: LoadedState<Data>,
  ): JSX.Element {
    return (
      <Section title={title} action={data !== undefined && action?.(data, this.#load)}>
        {failure ? (
          <Notice>
            {failure}{' '}
            <button type="button" class="link" onClick={this.#load}>
              {words.say('retry')}
            </button>
          </Notice>
        ) : data === undefined ? (
          <Lines count={2} />
        ) : (
          children(data, this.#load)
        )}
      </Section>
    )
  }
}
