// A litter from birth to genotypes, cells of lists, and the history of an animal: by keyboard alone.
import { base, check, flow, press, reach, type, worker } from './driver.mjs';

const page = await worker();
await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base });
const rows = 'table.sheet tbody tr';

// A litter of a line whose animals are genotyped.
await page.goto(`${base}/admin/subjects/litter/`);
const litters = await page.locator('tbody th a').evaluateAll((links) => links.map((link) => link.getAttribute('href').split('?')[0]));
let sequences = 0, before = 0;
for (const litter of litters) {
  await page.goto(`${base}/admin/litter/${litter.split('/').at(-3)}/`);
  sequences = await page.locator('table.sheet thead th').count() - 5;
  before = await page.locator(rows).count();
  if (sequences > 0) break;
}
check(sequences > 0, 'no litter with sequences');

await flow('register a litter of 8', { clicks: 0, keys: 95 }, async () => {
  await reach(page, 'input[name="new-F"]', { top: true });
  await type(page, '5');
  await press(page, 'Tab');
  await type(page, '3');
  await press(page, 'Enter');
  await page.waitForSelector('.notice');
  const now = await page.locator(rows).count();
  check(now === before + 8, `${before} pups, then ${now}`);
});

await flow('wean 8 pups: ear marks, two cages', { clicks: 0, keys: 170 }, async () => {
  const wanted = await page.locator(rows).evaluateAll((all) => all.filter((row) => !row.querySelector('input[name^=ear]').value)
    .map((row) => row.querySelector('input[name^=ear]').name.slice(4)));
  check(wanted.length >= 8, wanted.length);
  await reach(page, `input[name="ear-${wanted[0]}"]`, { top: true });
  const marks = ['LL', 'RR', 'LR', 'L1', 'R1', 'N1', 'N2', 'N3'];
  for (const mark of marks) {
    await type(page, mark);
    await press(page, 'ArrowDown');
  }
  for (let n = 0; n < 8; n += 1) await press(page, 'ArrowUp');
  await press(page, 'Tab');
  for (let n = 0; n < 8; n += 1) {
    await type(page, n < 4 ? 'C1' : 'C2');
    if (n < 7) await press(page, 'ArrowDown');
  }
  await reach(page, 'button[name=wean]');
  await press(page, 'Enter');
  await page.waitForSelector('.notice');
  const weaned = await page.locator('input[name^=wean-]').evaluateAll((all) => all.every((input) => input.value));
  check(weaned, 'all are weaned');
});

await flow(`genotype 8 pups × ${sequences} sequences by pasting`, { clicks: 0, keys: 170 }, async () => {
  const first = (await page.locator('select[name^=test0-]').evaluateAll((all) => all.filter((select) => !select.value).map((select) => select.name)))[0];
  const cells = Array.from({ length: 8 }, (_, row) => Array.from({ length: sequences }, (_, column) => ((row + column) % 2 ? 'Present' : 'Absent')).join('\t')).join('\n');
  await page.evaluate((text) => navigator.clipboard.writeText(text), cells);
  await reach(page, `select[name="${first}"]`, { top: true, most: 150 });
  await press(page, 'Control+v');
  await reach(page, 'button.primary', { most: 150 });
  await press(page, 'Enter');
  await page.waitForSelector('.notice');
  const filled = await page.locator('select[name^=test]').evaluateAll((all) => all.filter((select) => select.value).length);
  check(filled >= 8 * sequences, filled);
});

await flow('mark two animals to be culled in the list', { clicks: 0, keys: 60 }, async () => {
  await page.goto(`${base}/admin/subjects/cullsubject/?view=living`);
  const cell = 'tbody tr:first-child input[name$=".to_be_culled"]';
  const was = await page.isChecked(cell);
  await reach(page, cell, { top: true });
  await press(page, 'Space');
  await press(page, 'ArrowDown');
  await press(page, 'Space');
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("were saved")');
  check(was !== await page.isChecked(cell), 'it is changed');
});

// Somebody has changed the responsible user.
await page.goto(`${base}/admin/subjects/subject/?view=all`);
const animal = (await page.getAttribute('tbody th a', 'href')).split('?')[0];
await page.goto(base + animal);
const field = page.locator('select[name=responsible_user]');
const former = await field.inputValue();
const other = await field.locator('option').evaluateAll((all, is) => all.map((option) => option.value).find((value) => value && value !== is), former);
await field.selectOption(other);
await page.click('button[value=continue]');
await page.waitForSelector('.notice');

await flow('see who changed the responsible user, and set it back', { clicks: 0, keys: 140 }, async () => {
  await reach(page, 'a[href$="/history/"]:not(nav a)', { top: true, most: 100 });
  await press(page, 'Enter');
  await page.waitForSelector('td:has-text("Responsible user")');
  check(await page.locator('tbody tr:first-child td:has-text("admin")').count(), 'by whom');
  // The state before the change is the last but one.
  await reach(page, 'tbody tr:nth-child(2) th a', { top: true });
  await press(page, 'Enter');
  await page.waitForSelector('input[name=field]');
  await reach(page, 'input[value=responsible_user]', { top: true });
  await press(page, 'Space');
  await reach(page, 'button.primary');
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("set back")');
  check(await page.inputValue('select[name=responsible_user]') === former, 'it is as it was');
});
await page.context().close();
