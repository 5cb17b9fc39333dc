export { type ClerkPages, clerkPages } from './clerk-pages.ts'
export { type PageFile, pageFiles } from './page-files.ts'
