// The work of a lab: what technicians do every day.
import { base, check, click, flow, log_in, password, person, press, type } from './driver.mjs';

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
