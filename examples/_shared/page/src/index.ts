export { type ClerkPages, clerkPages } from './clerk-pages.ts'
export { notFoundPage, type PageFile, pageFiles } from './page-files.ts'
