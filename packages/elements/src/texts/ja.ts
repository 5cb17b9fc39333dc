import type { Texts } from './index.ts'
export const common = {} as Texts['common']
export const deleteAccount = {} as Texts['deleteAccount']
export const userTable = {} as Texts['userTable']
export const userPanels = {} as Texts['userPanels']
