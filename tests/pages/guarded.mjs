// What strangers and pages of other sites try.
import { base, check, person, worker } from './driver.mjs';

const stranger = await person();
await stranger.goto(`${base}/admin/`);
for (const path of ['training/', 'tasks/', 'day/', 'history/', 'account/', 'subjects/subject/', 'subjects/subject/?as=csv', 'uploaded/x.png']) {
  const answer = await stranger.request.get(`${base}/admin/${path}`, { maxRedirects: 0 });
  check(answer.status() === 303 && answer.headers().location.includes('/login/'), path, answer.status());
}
await stranger.context().close();

const page = await worker();
await page.goto(`${base}/admin/subjects/subject/?view=all`);
const form = `${base}${(await page.getAttribute('tbody th a', 'href')).split('?')[0]}`;
await page.goto(form);
const key = await page.inputValue('form[data-form] input[name=form_key]');
const stored = await page.inputValue('[name=description]');
const send = (form_key, headers) => page.request.post(form, { maxRedirects: 0, headers, form: { form_key, description: 'by hand', 'description:was': stored } });
const other = await worker();
await other.goto(form);
const theirs = await other.inputValue('form[data-form] input[name=form_key]');
for (const [what, answer] of [
  ['without a key', await send('')],
  ['the key of another session', await send(theirs)],
  ['from another site', await send(key, { origin: 'http://evil.example' })],
]) check(answer.status() === 403, what, answer.status());
// A cookie opens no request of the API.
const api = await page.request.get(`${base}/weighings`, { headers: { accept: 'application/json' }, maxRedirects: 0 });
check([401, 403].includes(api.status()), 'the API takes tokens alone', api.status(), (await api.text()).slice(0, 200));
// A page of another site sends the form by itself.
await page.route('http://evil.example/', (route) => route.fulfill({
  contentType: 'text/html',
  body: `<form method=post action="${form}"><input name=form_key value="${key}"><input name=description value="by another site"></form><script>document.forms[0].submit()</script>`,
}));
await page.goto('http://evil.example/');
await page.waitForURL(/127\.0\.0\.1/);
await page.goto(form);
check(await page.inputValue('[name=description]') === stored, 'nothing was changed');
// Ending the other session ends it at once.
await page.goto(`${base}/admin/account/`);
await page.click('button[name=others]');
await page.waitForSelector('.notice');
await other.goto(`${base}/admin/`);
check(other.url().includes('/login/'), other.url());
for (const one of [page, other]) await one.context().close();
