// What people print: the content alone, within the paper, on as few pages as it needs.
import { base, check, worker } from './driver.mjs';

const page = await worker();
await page.goto(`${base}/admin/subjects/litter/`);
const litter = (await page.getAttribute('tbody th a', 'href')).split('?')[0].split('/').at(-3);
await page.goto(`${base}/admin/cards/?whose=all`);
const cages = await page.locator('input[name=cage]').evaluateAll((all) => all.slice(0, 6).map((box) => `cage=${encodeURIComponent(box.value)}`).join('&'));

// Pages of a PDF.
const count = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length;
for (const [what, path, most, wide] of [
  ['day sheet', 'day/?whose=all', 1, true],
  ['litter sheet', `litter/${litter}/`, 3, true],
  ['list', 'subjects/subject/?view=all', 6, true],
  ['report', 'reports/restriction/?whose=all', 1, true],
  ['today', '?whose=all', 2, false],
  ['six cage cards', `cards/?whose=all&${cages}`, 2, false],
]) {
  await page.goto(`${base}/admin/${path}`);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ media: 'print', colorScheme });
    // The width of the paper without its margins, in CSS pixels.
    await page.setViewportSize(wide ? { width: 1047, height: 718 } : { width: 703, height: 1032 });
    const found = await page.evaluate(() => {
      const shown = (what) => [...document.querySelectorAll(what)].filter((one) => one.getClientRects().length).length;
      const style = getComputedStyle(document.querySelector('main'));
      return { frame: shown('.top, .menu, .filters, .tabs, .pager, .bar, button:not(.hidden), .to-menu'), width: document.documentElement.scrollWidth, ink: style.color };
    });
    check(found.frame === 0, what, 'has parts of the frame on paper', found);
    check(found.width <= (wide ? 1047 : 703), what, 'is wider than the paper', found);
    check(found.ink === 'rgb(0, 0, 0)', what, colorScheme, 'is printed in', found.ink);
  }
  const pages = count(await page.pdf({ preferCSSPageSize: true }));
  console.log(`${what}: ${pages} pages of paper`);
  check(pages >= 1 && pages <= most, what, `${pages} pages, ${most} at most`);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}
await page.context().close();
