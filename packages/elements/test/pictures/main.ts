import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '@account-routes/conformance/browser'
import type { Page } from 'playwright-core'
import { startTestServer } from '../support/server.ts'
import { scenes } from './scenes.ts'

// Pictures of every state, for people to look at:
// pnpm pictures <folder> [part of a scene's name] [part of the size and scheme, such as phone.dark]
// Pictures of the documents: pnpm pictures docs

const [target = 'pictures', wanted = '', look = ''] = process.argv.slice(2)
const isForDocs = target === 'docs'
const folder = isForDocs ? fileURLToPath(new URL('../../../../docs/pictures', import.meta.url)) : target
/** `zoomed` is a desktop at 200 %. */
const sizes = { phone: [390, 780], tablet: [768, 900], desktop: [1280, 800], zoomed: [640, 400] } as const

const server = await startTestServer()
const browser = await launchBrowser()
await mkdir(folder, { recursive: true })

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load').catch(() => undefined)
  await page.waitForTimeout(300)
}

for (const { name, body, routes, options, act, docs = [] } of scenes.filter((scene) => scene.name.includes(wanted))) {
  for (const [size, [width, height]] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const kind = `${size}.${colorScheme}`
      if (isForDocs ? !docs.includes(kind) : !kind.includes(look)) continue
      server.show(body, routes, options)
      const isPhone = size === 'phone'
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme,
        hasTouch: isPhone,
        isMobile: isPhone,
        locale: 'en-US',
      })
      page.on('pageerror', (error) => console.error(name, error.message))
      page.setDefaultTimeout(5000)
      try {
        await page.goto(server.url)
        await act?.(page)
        await settle(page)
      } catch (error) {
        console.error(name, size, String(error).slice(0, 400))
      }
      await page.screenshot({ path: `${folder}/${name}.${kind}.png` })
      await page.close()
    }
  }
}
await browser.close()
await server.stop()
