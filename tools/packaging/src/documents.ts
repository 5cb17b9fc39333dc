import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import GithubSlugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { root } from './packages.ts'

/** A fenced code block of a document. */
export interface Block {
  /** The document's path in the repository. */
  readonly document: string
  readonly line: number
  readonly language: string
  /** The file that the block's first comment names. */
  readonly file: string | undefined
  /** The block shows lines to add to a file that the app already has. */
  readonly adds: boolean
  readonly code: string
}

/** Every document that shows code to people who use the packages. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}/README.md`)
    .filter((readme) => existsSync(join(root, readme))),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** `// app/root.tsx: add`, in the comment of any language; in Astro's it comes after the fence. */
const fileComment = /^(?:---\n)?(?:\/\/|#|<!--) ([\w.$@+[\]()/-]+\.[\w.-]+)(: add)?(?: -->)?\n/

export function blocksOf(document: string): readonly Block[] {
  const blocks: Block[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'code') {
      const [, file, adds] = fileComment.exec(`${node.value}\n`) ?? []
      blocks.push({
        document,
        line: node.position?.start.line ?? 0,
        language: node.lang ?? '',
        file,
        adds: adds !== undefined,
        code: `${node.value}\n`,
      })
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parsed(document))
  return blocks
}

/** Links of a document to files and headings that do not exist. */
export function brokenLinks(document: string): readonly string[] {
  const broken: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'link' && !leads(document, node.url))
      broken.push(`line ${node.position?.start.line}: ${node.url}`)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parsed(document))
  return broken
}

const parsed = (document: string): Nodes => fromMarkdown(readFileSync(join(root, document), 'utf8'))

function leads(document: string, url: string): boolean {
  if (/^[a-z]+:/.test(url)) return true
  const [path = '', anchor] = url.split('#')
  const target = path ? join(dirname(document), path) : document
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || headingsOf(target).includes(anchor)
}

/** The anchors that GitHub gives to a document's headings. */
function headingsOf(document: string): readonly string[] {
  const slugger = new GithubSlugger()
  const anchors: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') anchors.push(slugger.slug(textOf(node)))
    else if (node.type === 'html') anchors.push(...(node.value.match(/(?<=<a id=")[^"]+/g) ?? []))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parsed(document))
  return anchors
}
