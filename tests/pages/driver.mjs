// Drives a real browser: clicks, keys and bytes are counted, and whatever the browser complains of fails, as what is in the way of the
// Content-Security-Policy.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

export const [modules, executablePath, base, password] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
export const complaints = [];
let clicks = 0, keys = 0, bytes = 0;

export async function person(options = {}) {
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
export function check(truth, ...what) {
  if (!truth) throw new Error(what.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '));
}
export const click = async (page, what) => { clicks += 1; await page.click(what); };
export const type = async (page, text) => { keys += text.length; await page.keyboard.type(text); };
export const press = async (page, key) => { keys += 1; await page.keyboard.press(key); };
export async function flow(name, most, act) {
  [clicks, keys, bytes] = [0, 0, 0];
  const began = Date.now();
  await act();
  console.log(`${name}: ${clicks} clicks, ${keys} keys, ${Math.round(bytes / 1000)} kB, ${Date.now() - began} ms`);
  check(clicks <= most.clicks && keys <= most.keys, `${name}: ${clicks} clicks and ${keys} keys are too many`);
  check(bytes <= (most.bytes ?? Infinity), `${name}: ${bytes} bytes are too many`);
  check(!complaints.length, name, complaints);
}
export async function log_in(page) {
  await page.goto(`${base}/admin/`);
  await page.waitForSelector('input[name=username]:focus');
  await type(page, 'admin');
  await press(page, 'Tab');
  await type(page, password);
  await press(page, 'Enter');
  await page.waitForSelector('h1:text("Today")');
}
export async function serious(page, what) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const asked = "axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations"
    + ".filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => [one.id, one.nodes.map((node) => node.html)])))";
  const { result } = await session.send('Runtime.evaluate', { expression: asked, awaitPromise: true });
  await session.detach();
  check(result.value === '[]', what, result.value);
}

// Goes to an element by keyboard alone: from the top past the menu, or on from where the keyboard is.
export async function reach(page, what, { top = false, most = 80 } = {}) {
  if (top) {
    await page.evaluate(() => { document.activeElement?.blur(); window.getSelection()?.removeAllRanges(); });
    await page.focus('a.skip');
    await press(page, 'Enter');
  }
  for (let n = 0; n < most; n += 1) {
    await press(page, 'Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), what)) return;
  }
  throw new Error(`${what} can't be reached by ${most} times Tab`);
}

// Somebody who is logged in.
export async function worker(options) {
  const page = await person(options);
  await log_in(page);
  return page;
}
