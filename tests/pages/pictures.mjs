// The pictures of the page for technicians, into the folder that PICTURES names.
import fs from 'node:fs';
import path from 'node:path';
import { base, browser, worker } from './driver.mjs';

const folder = process.env.PICTURES;
fs.mkdirSync(folder, { recursive: true });
const page = await worker({ viewport: { width: 1100, height: 700 } });
const first = async (list, column = 'tbody th a') => {
  await page.goto(`${base}/admin/${list}`);
  return (await page.getAttribute(column, 'href')).split('?')[0];
};
const litter = (await first('subjects/litter/')).split('/').at(-3);
await page.goto(`${base}/admin/day/?whose=all`);
const animal = (await page.getAttribute('tbody th a', 'href')).split('/').at(-2);
await page.goto(`${base}/admin/cards/?whose=all`);
const cages = await page.locator('input[name=cage]').evaluateAll((all) => all.slice(0, 4).map((box) => `cage=${encodeURIComponent(box.value)}`).join('&'));
for (const [name, address] of [
  ['today', '?whose=all'], ['day', 'day/?whose=all'], ['litter', `litter/${litter}/`], ['cull', 'cull/?whose=all&q=C57'],
  ['animal', `subjects/subject/${animal}/change/`], ['cards', `cards/?whose=all&${cages}`],
]) {
  await page.goto(`${base}/admin/${address}`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}
await browser.close();
console.log('done');
