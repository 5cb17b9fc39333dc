import type { User } from '../../account-client.ts'
import type { Child } from '../../jsx/component.ts'
import type { ViewProps } from '../props.ts'

export interface DrawerProps extends ViewProps {
  readonly user: User
  readonly children?: Child
}
