// The work of a lab on its pages, in a real browser: clicks, keys and bytes are counted, nothing serious is found by axe, and nothing
// is in the way of the Content-Security-Policy. Run by tests/pages/main.rs: flows.mjs MODULES CHROMIUM URL PASSWORD.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, executablePath, base, password] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const complaints = [];
let clicks = 0, keys = 0, bytes = 0;

async function person(options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on('console', (said) => { if (said.type() === 'error' && !said.text().includes('status of 4')) complaints.push(said.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  return page;
}
function check(truth, ...what) {
  if (!truth) throw new Error(what.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '));
}
const click = async (page, what) => { clicks += 1; await page.click(what); };
const type = async (page, text) => { keys += text.length; await page.keyboard.type(text); };
const press = async (page, key) => { keys += 1; await page.keyboard.press(key); };
async function flow(name, most, act) {
  [clicks, keys, bytes] = [0, 0, 0];
  const began = Date.now();
  await act();
  console.log(`${name}: ${clicks} clicks, ${keys} keys, ${Math.round(bytes / 1000)} kB, ${Date.now() - began} ms`);
  check(clicks <= most.clicks && keys <= most.keys, `${name}: ${clicks} clicks and ${keys} keys are too many`);
  check(bytes <= (most.bytes ?? Infinity), `${name}: ${bytes} bytes are too many`);
  check(!complaints.length, name, complaints);
}
async function log_in(page) {
  await page.goto(`${base}/admin/`);
  await type(page, 'admin');
  await press(page, 'Tab');
  await type(page, password);
  await press(page, 'Enter');
  await page.waitForSelector('h1:text("Today")');
}
async function serious(page, what) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const asked = "axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations"
    + ".filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => [one.id, one.nodes.map((node) => node.html)])))";
  const { result } = await session.send('Runtime.evaluate', { expression: asked, awaitPromise: true });
  await session.detach();
  check(result.value === '[]', what, result.value);
}

const page = await person();
await flow('log in, Today is usable', { clicks: 0, keys: 7 + password.length, bytes: 60000 }, () => log_in(page));

await flow('find an animal by its name', { clicks: 0, keys: 15 }, async () => {
  await press(page, 'Control+k');
  await type(page, 'VgatChR2_0016');
  await press(page, 'Enter');
  await page.waitForSelector('h1:text("VgatChR2_0016")');
});

const rows = 'table.sheet tbody tr';
await flow('weigh four animals', { clicks: 1, keys: 20 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await click(page, `${rows}:first-child input[name^=weight]`);
  const count = await page.locator(rows).count();
  check(count === 4, count);
  for (let n = 0; n < count; n += 1) {
    await type(page, '24.0');
    await press(page, 'Enter');
  }
  await page.waitForSelector('.notice:text("4 weighings")');
});

await flow('the plot has the new point', { clicks: 1, keys: 0 }, async () => {
  await click(page, `${rows}:first-child th a`);
  await page.waitForSelector('svg.plot circle');
});

await flow('water for four animals, one of them more', { clicks: 3, keys: 4 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await click(page, 'a[data-fill]');
  const first = `${rows}:first-child input[name^=water]`;
  check(Number(await page.inputValue(first)) > 0, 'what it needs is filled in');
  await click(page, first);
  await page.keyboard.press('Control+a');
  await type(page, '1.50');
  await click(page, 'button.primary');
  await page.waitForSelector('.notice:text("4 times water")');
});

await flow('water ad lib for a cage and three days', { clicks: 1, keys: 0 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await page.fill('input[name=from]', '2027-01-01');
  await page.fill('input[name=to]', '2027-01-03');
  await click(page, 'button:text("Give")');
  await page.waitForSelector('.notice:text("12 entries")');
});

await flow('cull two animals', { clicks: 4, keys: 0 }, async () => {
  await page.goto(`${base}/admin/cull/?whose=all&q=C57`);
  await click(page, 'tbody tr:nth-child(1) input');
  await click(page, 'tbody tr:nth-child(2) input');
  await page.selectOption('select[name=severity]', '2');
  await click(page, 'button.primary');
  await page.waitForSelector('.warning:text("2 animals")');
  await click(page, 'button.danger');
  await page.waitForSelector('.notice:text("2 animals were culled")');
});

await flow('print cage cards', { clicks: 2, keys: 0 }, async () => {
  await page.goto(`${base}/admin/cards/?whose=all`);
  await click(page, 'input[name=cage] >> nth=0');
  await click(page, 'button.primary');
  await page.waitForSelector('.cage-card svg');
});

await flow('two people change one animal: the second sees both values', { clicks: 2, keys: 0 }, async () => {
  await page.goto(`${base}/admin/subjects/subject/?view=all&q=VgatChR2_0016`);
  const form = await page.getAttribute('tbody th a', 'href');
  const second = await person({ storageState: await page.context().storageState() });
  for (const one of [page, second]) await one.goto(base + form);
  await page.fill('#description', 'by the first');
  await click(page, 'button[value=save]:not(.hidden)');
  await page.waitForSelector('.notice');
  await second.fill('#description', 'by the second');
  await click(second, 'button[value=save]:not(.hidden)');
  await second.waitForSelector('#summary');
  const text = await second.textContent('main');
  check(text.includes('by the first') && (await second.inputValue('#description')) === 'by the second', text);
  complaints.length = 0;
  await second.context().close();
});

// Without scripts, on a telephone.
const plain = await person({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
await flow('log in, find, weigh: without scripts', { clicks: 2, keys: 40 + password.length }, async () => {
  await log_in(plain);
  await click(plain, '#find');
  await type(plain, 'VgatChR2_0016');
  await press(plain, 'Enter');
  await plain.waitForSelector('h1:text("VgatChR2_0016")');
  await plain.goto(`${base}/admin/actions/weighing/add/`);
  const options = await plain.locator('select[name=subject]').count();
  if (options) await plain.selectOption('select[name=subject]', { label: 'VgatChR2_0016' });
  else await plain.fill('input[name="subject:text"]', 'VgatChR2_0016');
  await plain.fill('#weight', '23.5');
  await click(plain, 'button[value=save]:not(.hidden)');
  await plain.waitForSelector('.notice');
  const wide = await plain.evaluate('document.documentElement.scrollWidth');
  check(wide <= 390, 'wider than a telephone', wide);
}).catch((error) => { throw new Error(`without scripts: ${error.message}`); });

// All kinds of pages.
await page.goto(`${base}/admin/subjects/subject/?view=all`);
const form = (await page.getAttribute('tbody th a', 'href')).split('?')[0];
const below = (what) => form.replace('change', what);
const kinds = ['', 'subjects/subject/?view=all', 'subjects/subject/add/', 'actions/weighing/', 'day/?whose=all', 'wean/', 'cull/?q=C57&whose=all', 'cards/',
  'training/', 'tasks/', 'find/?q=C57', 'password/', 'subjects/subject/recover/', 'data/dataset/', 'misc/labmember/'];
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme });
  for (const kind of [...kinds.map((kind) => `/admin/${kind}`), form, below('history'), below('delete')]) {
    await page.goto(base + kind);
    await serious(page, `${colorScheme} ${kind}`);
    check(!complaints.length, kind, complaints);
  }
}
await browser.close();
console.log('done');
