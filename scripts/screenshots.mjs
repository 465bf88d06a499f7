/**
 * Takes the pictures of the README from a sandbox that is running:
 *
 *   npm run sandbox:reset        in one terminal, for a workspace as new
 *   node scripts/screenshots.mjs http://localhost:<port> docs/images
 *
 * CHROMIUM names the browser where it is not /usr/bin/chromium.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [url, folder] = process.argv.slice(2);
if (!url || !folder) {
  console.error('usage: node scripts/screenshots.mjs <address of the sandbox> <folder>');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 720 },
  deviceScaleFactor: 2,
  timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
page.setDefaultTimeout(10_000);

async function picture(name) {
  await page.mouse.move(0, 0);
  // The page scrolls and draws after what made it do so.
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(join(folder, `${name}.png`));
}
const actAs = (name) => page.selectOption('.actas select', { label: name });
const openChannel = (name) => page.click(`.sidebar >> text="${name}"`);
const openThread = (text) =>
  page.click(`.messages .msg:has-text("${text}") .thread-summary`, { force: true });

await page.goto(url);
await page.waitForSelector('.msg');
await openThread("my macbook won't turn on");
await picture('requester-solved');
await actAs('Priya Raman');
await openThread('I forgot my password');
await picture('requester-question');
await actAs('Ben Okafor');
await openChannel('triage-it');
await picture('agent-cards');
await page.click('.messages .msg:has-text("printer") >> text="Resolve"');
await page.waitForSelector('.modal');
await picture('agent-resolve');
await browser.close();
