import { expect } from 'vitest'
import { ada, grace, onEveryStage } from '../../src/clerk-js/stage.ts'
import { patience, type Visit } from '../../src/clerk-js/visit.ts'

/** Objects that a page of the tests has in its window. */
declare const Clerk: { setActive(options: object): Promise<void> }

const name = 'Analytical Engines'

/** Waits until the server of the app has an organization in the session, or none. */
async function inOrganization(visit: Visit, isIn = true): Promise<void> {
  await visit.page.waitForFunction(async (wanted) => {
    const { orgId } = (await (await fetch('/api/who')).json()) as { orgId: string | null }
    return (orgId?.startsWith('org_') ?? false) === wanted
  }, isIn)
}

/** An organization with an administrator and a member, made by the Backend API. */
async function founded(visit: Visit): Promise<string> {
  const { body } = await visit.backend('POST', '/organizations', { name, created_by: ada.id })
  await visit.backend('POST', `/organizations/${body.id}/memberships`, { user_id: grace.id, role: 'org:member' })
  return String(body.id)
}

async function enter(visit: Visit, organization: string): Promise<void> {
  await visit.page.evaluate((id) => Clerk.setActive({ organization: id }), organization)
  await inOrganization(visit)
  await visit.go('/organization')
}

async function roleOf(visit: Visit, organization: string, userId: string): Promise<string | undefined> {
  const { body } = await visit.backend('GET', `/organizations/${organization}/memberships`)
  const members = body.data as { role: string; public_user_data: { user_id: string } }[]
  return members.find(({ public_user_data: { user_id } }) => user_id === userId)?.role
}

onEveryStage((test) => {
  test('an organization is created, shown and switched to, and somebody is invited', async ({ visit, elsewhere }) => {
    await visit.signIn(ada)
    await visit.go('/new-organization')
    await visit.fill('Name', name)
    await visit.press('Create organization')
    await visit.press('Skip')
    await inOrganization(visit)
    await visit.go('/organization')
    await visit.press('Members')
    await visit.press('Invite')
    await visit.page.getByPlaceholder(/^example@email.com/).fill(`${grace.email},`)
    await visit.press('Send invitations')
    await visit.sees('Invitations successfully sent')

    await elsewhere.signIn(grace)
    await elsewhere.go('/organizations')
    await elsewhere.press('Open organization switcher')
    await elsewhere.press('Join')
    await elsewhere.press(name)
    await inOrganization(elsewhere)
    await elsewhere.go('/organizations')
    await elsewhere.press('Open organization switcher')
    await elsewhere.press('Personal account')
    await inOrganization(elsewhere, false)
  })

  test('the profile of an organization takes another name', async ({ visit }) => {
    const id = await founded(visit)
    await visit.signIn(ada)
    await enter(visit, id)
    await visit.press('Update profile')
    await visit.fill('Name', 'Difference Engines')
    await visit.press('Save')
    await visit.sees('Difference Engines')
    const stored = async () => (await visit.backend('GET', `/organizations/${id}`)).body.name
    await expect.poll(stored, { timeout: patience }).toBe('Difference Engines')
  })

  test('a member gets another role and is removed', async ({ visit }) => {
    const id = await founded(visit)
    await visit.signIn(ada)
    await enter(visit, id)
    await visit.press('Members')
    const row = visit.page.getByRole('row').filter({ hasText: grace.email })
    await row.getByRole('button', { name: 'Member' }).click()
    // clerk-js 5 shows the roles in the row itself.
    const admin = visit.page
      .getByRole('option', { name: 'Admin' })
      .or(visit.page.getByRole('menuitem', { name: 'Admin' }))
    await admin
      .or(row.getByText('Admin', { exact: true }))
      .first()
      .click()
    await expect.poll(() => roleOf(visit, id, grace.id), { timeout: patience }).toBe('org:admin')
    await row.getByRole('button').last().click()
    await visit.page.getByRole('menuitem', { name: 'Remove member' }).click()
    await expect.poll(() => roleOf(visit, id, grace.id), { timeout: patience }).toBeUndefined()
  })

  test('a member leaves, and an administrator deletes the organization', async ({ visit, elsewhere }) => {
    const id = await founded(visit)
    await elsewhere.signIn(grace)
    await enter(elsewhere, id)
    await elsewhere.press('Leave organization')
    await elsewhere.page.getByLabel(/^Type /).fill(name)
    await elsewhere.page.getByRole('button', { name: 'Leave organization' }).last().click()
    await inOrganization(elsewhere, false)
    expect(await roleOf(visit, id, grace.id)).toBeUndefined()

    await visit.signIn(ada)
    await enter(visit, id)
    await visit.press('Delete organization')
    await visit.page.getByLabel(/^Type /).fill(name)
    await visit.page.getByRole('button', { name: 'Delete organization' }).last().click()
    await inOrganization(visit, false)
    expect((await visit.backend('GET', `/organizations/${id}`)).status).toBe(404)
  })

  test('a domain is added and verified by a code', async ({ visit }) => {
    const id = await founded(visit)
    await visit.signIn(ada)
    await enter(visit, id)
    // The list of domains replaces the section, and a form that is open in it, when it arrives.
    await visit.page.waitForLoadState('networkidle')
    await visit.press('Add domain')
    await visit.fill('Domain', 'engines.example')
    await visit.press('Save')
    await visit.page.getByLabel('Email address').first().fill('ada')
    await visit.press(/^(Save|Continue)$/)
    await visit.enterCode()
    const domains = async () => (await visit.backend('GET', `/organizations/${id}/domains`)).body.data
    await expect
      .poll(domains, { timeout: patience })
      .toMatchObject([{ name: 'engines.example', verification: { status: 'verified' } }])
  })

  const domainModes = [
    ['requests to join', 'automatic_suggestion', 'Request to join'],
    ['joins', 'automatic_invitation', 'Join'],
  ] as const
  for (const [title, enrollment_mode, offer] of domainModes)
    test(`a user with an address at the domain of an organization ${title}`, async ({ visit, elsewhere }) => {
      const { body } = await visit.backend('POST', '/organizations', { name, created_by: ada.id })
      await visit.backend('POST', `/organizations/${body.id}/domains`, { name: 'example.com', enrollment_mode })
      await elsewhere.signIn(grace)
      await elsewhere.go('/organizations')
      await elsewhere.press('Open organization switcher')
      await elsewhere.press(offer)
      if (enrollment_mode === 'automatic_suggestion') {
        await elsewhere.sees('Pending approval')
        await visit.signIn(ada)
        await enter(visit, String(body.id))
        await visit.press('Members')
        await visit.page.getByRole('tab', { name: /^Requests/ }).click()
        await visit.sees(grace.email)
        await visit.press('Approve')
        await visit.sees('No requests to display')
      }
      await expect.poll(() => roleOf(visit, String(body.id), grace.id), { timeout: patience }).toBe('org:member')
      await elsewhere.go('/organizations')
      await elsewhere.press('Open organization switcher')
      await elsewhere.press(name)
      await inOrganization(elsewhere)
    })

  test('an address joins the waitlist', async ({ visit }) => {
    await visit.go('/waitlist')
    await visit.fill('Email address', 'patient@example.com')
    await visit.press('Join the waitlist')
    const entries = async () => (await visit.backend('GET', '/waitlist_entries')).body.data
    await expect.poll(entries, { timeout: patience }).toMatchObject([{ email_address: 'patient@example.com' }])
  })
})
