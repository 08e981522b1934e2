// The work of a technician by keyboard alone: not a single click.
import { base, check, flow, log_in, password, person, press, reach, type } from './driver.mjs';

const page = await person();
await flow('by keyboard: log in', { clicks: 0, keys: 7 + password.length }, () => log_in(page));
await flow('by keyboard: find an animal', { clicks: 0, keys: 15 }, async () => {
  await press(page, 'Control+k');
  await type(page, 'VgatChR2_0016');
  await press(page, 'Enter');
  await page.waitForSelector('h1:text("VgatChR2_0016")');
});
const rows = 'table.sheet tbody tr';
await flow('by keyboard: weigh an animal and see its plot', { clicks: 0, keys: 40 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await reach(page, `${rows}:first-child input[name^=weight]`, { top: true });
  await type(page, '24.1');
  await reach(page, 'button.primary');
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("1 weighings")');
  await reach(page, `${rows}:first-child th a`, { top: true });
  await press(page, 'Enter');
  await page.waitForSelector('svg.plot circle');
});
await flow('by keyboard: water that is needed', { clicks: 0, keys: 60 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await reach(page, 'a[data-fill]', { top: true });
  await press(page, 'Enter');
  // One of them gets something, whatever it still needs.
  await reach(page, `${rows}:first-child input[name^=water]`);
  await page.keyboard.press('Control+a');
  await type(page, '0.10');
  await reach(page, 'button.primary');
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("times water")');
});
await flow('by keyboard: water ad lib for a cage', { clicks: 0, keys: 80 }, async () => {
  await page.goto(`${base}/admin/day/?whose=all`);
  await reach(page, 'input[name=to]', { top: true });
  await press(page, 't');
  await reach(page, 'button:not(.primary)');
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("water ad lib")');
});
const chosen = 'input[name=animal]';
await flow('by keyboard: cull up to five animals, and take it back', { clicks: 0, keys: 130 }, async () => {
  await page.goto(`${base}/admin/cull/?whose=all&q=C57`);
  const count = Math.min(5, await page.locator(chosen).count());
  check(count > 0, 'there are animals');
  for (let n = 0; n < count; n += 1) {
    await reach(page, n ? chosen : `tbody tr:first-child ${chosen}`, { top: n === 0 });
    await press(page, 'Space');
  }
  await reach(page, 'select[name=method]');
  await press(page, 'ArrowDown');
  await reach(page, 'select[name=severity]');
  await press(page, 'ArrowDown');
  await reach(page, 'button.primary');
  await press(page, 'Enter');
  await page.waitForSelector('button.danger');
  await reach(page, 'button.danger', { top: true });
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("were culled")');
  // Those that were culled are ticked already.
  await reach(page, 'button[value=undo]', { top: true });
  await press(page, 'Enter');
  await page.waitForSelector('.notice:text("culls were undone")');
});
await flow('by keyboard: cage cards of chosen animals, and back to the animal', { clicks: 0, keys: 80 }, async () => {
  await page.goto(`${base}/admin/subjects/subject/?view=all&q=VgatChR2_0016`);
  await reach(page, 'input[name=_key]', { top: true });
  await press(page, 'Space');
  await reach(page, 'button[formaction*="/act/cards/"]');
  await press(page, 'Enter');
  await page.waitForSelector('.cage-card svg');
  // A telephone reads the address from the code.
  const address = await page.textContent('.cage-card svg title');
  await page.goto(address);
  check((await page.textContent('main')).includes('VgatChR2_0016'), address);
});
await flow('by keyboard: change an animal', { clicks: 0, keys: 80 }, async () => {
  await page.goto(`${base}/admin/subjects/subject/?view=all&q=VgatChR2_0016`);
  await reach(page, 'tbody th a', { top: true });
  await press(page, 'Enter');
  await page.waitForSelector('form[data-form]');
  await reach(page, '#ear_mark', { top: true });
  await page.keyboard.press('Control+a');
  await type(page, 'LL');
  await press(page, 'Control+s');
  await page.waitForSelector('.notice:text("was saved")');
});
await page.context().close();

// Flow 7 without scripts, on a telephone.
const plain = await person({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
await flow('without scripts: register a litter of 8', { clicks: 3, keys: 30 + password.length }, async () => {
  await log_in(plain);
  await plain.goto(`${base}/admin/subjects/litter/`);
  const litter = (await plain.getAttribute('tbody th a', 'href')).split('?')[0].split('/').at(-3);
  await plain.goto(`${base}/admin/litter/${litter}/`);
  const before = await plain.locator(rows).count();
  await plain.click('input[name="new-F"]');
  await type(plain, '5');
  await plain.click('input[name="new-M"]');
  await type(plain, '3');
  await plain.click('.bar button.primary');
  await plain.waitForSelector('.notice');
  check(await plain.locator(rows).count() === before + 8, 'eight more');
});
await plain.context().close();
