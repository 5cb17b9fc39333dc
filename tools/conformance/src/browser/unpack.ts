import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

// Runs in a process of its own, because inflate() writes to TMPDIR and to no other place.
const archives = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'))
await Promise.all((await readdir(archives)).map((name) => inflate(fileURLToPath(new URL(name, archives)))))

// The packaged configuration looks for fonts in fixed places. Without any font Chromium ends at the first text field.
const fonts = '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n'
await writeFile(join(tmpdir(), 'fonts', 'fonts.conf'), fonts)
