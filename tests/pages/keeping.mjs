// What people have typed isn't lost: when two change the same, when the session ends, when the connection is lost.
import { base, check, click, complaints, flow, password, person, press, type, worker } from './driver.mjs';

const page = await worker();

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

// The form of the animal, with something typed into it.
async function typed(text) {
  await page.goto(`${base}/admin/subjects/subject/?view=all&q=VgatChR2_0016`);
  await page.goto(base + await page.getAttribute('tbody th a', 'href'));
  await page.fill('#description', text);
}
const save = () => click(page, 'button[value=save]:not(.hidden)');
const put_back = 'button:text("Put it back")';

await flow('the session ends while somebody types: what was typed is offered again', { clicks: 3, keys: 6 + password.length }, async () => {
  await typed('typed before the session ended');
  const session = (await page.context().cookies()).find(({ name }) => name.endsWith('alyx'));
  check(session, 'there is a cookie of the session');
  await page.context().clearCookies({ name: session.name });
  await save();
  await page.waitForSelector('input[name=password]');
  await type(page, 'admin');
  await press(page, 'Tab');
  await type(page, password);
  await page.keyboard.press('Enter');
  await page.waitForSelector(put_back);
  check((await page.inputValue('#description')) !== 'typed before the session ended', 'nothing was saved, nothing is put back unasked');
  await click(page, put_back);
  check((await page.inputValue('#description')) === 'typed before the session ended', 'it is there');
  await save();
  await page.waitForSelector('.notice');
  await page.goto(page.url());
  check(!(await page.locator(put_back).count()), 'what was saved isn’t offered any more');
});

await flow('the connection is lost: nothing is sent, and what was typed stays', { clicks: 2, keys: 0 }, async () => {
  await typed('typed without a connection');
  await page.context().setOffline(true);
  await save();
  await page.waitForSelector('.warning:text("There is no connection")');
  check((await page.inputValue('#description')) === 'typed without a connection', 'the page stays');
  await page.context().setOffline(false);
  await save();
  await page.waitForSelector('.notice');
  complaints.length = 0;
});

await flow('the page is left, and opened again: what was typed is offered, and can be forgotten', { clicks: 1, keys: 0 }, async () => {
  page.on('dialog', (dialog) => dialog.accept());
  await typed('typed and left');
  await page.waitForTimeout(400);
  const form = page.url();
  await page.goto(`${base}/admin/`);
  await page.goto(form);
  await click(page, 'button:text("Forget it")');
  await page.goto(form);
  check(!(await page.locator(put_back).count()), 'what was forgotten isn’t offered any more');
});
await page.context().close();
