/** @jsxImportSource #jsx */
import type { JSX } from '../jsx/jsx-runtime.ts'
import type { ViewProps } from './props.ts'
import { Table } from './table/table.tsx'
import { Toolbar } from './table/toolbar.tsx'

interface RootProps extends ViewProps {
  /** Everything that opens over the table; loaded once the table shows. */
  readonly Panels: ((props: ViewProps) => JSX.Element) | undefined
}

export function View({ Panels, ...props }: RootProps): JSX.Element {
  const { words } = props
  return (
    <>
      <section class="table" part="root" aria-label={words.say('title')}>
        <Toolbar {...props} />
        <Table {...props} />
      </section>
      {Panels && <Panels {...props} />}
    </>
  )
}
