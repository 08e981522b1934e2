// Pages of all kinds: nothing serious is found by axe, in light and dark.
import { base, check, complaints, serious, worker } from './driver.mjs';

const page = await worker();
await page.goto(`${base}/admin/subjects/subject/?view=all`);
const form = (await page.getAttribute('tbody th a', 'href')).split('?')[0];
const below = (what) => form.replace('change', what);
const animal = form.split('/').at(-3);
const kinds = ['', `water-history/${animal}/`, `subject-history/${animal}/`, 'misc/housing/', 'actions/waterrestriction/', 'reports/home-office/?list=all', 'subjects/subject/?view=all', 'subjects/subject/add/', 'actions/weighing/', 'day/?whose=all', 'wean/', 'cull/?q=C57&whose=all', 'cards/', 'stock/', 'reports/', 'reports/restriction/?whose=all', 'reports/home-office/',
  'training/', 'tasks/', 'find/?q=C57', 'password/', 'account/', 'history/', 'subjects/cullsubject/?view=every', 'jobs/task/', 'subjects/subject/recover/', 'data/dataset/', 'misc/labmember/'];
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme });
  for (const kind of [...kinds.map((kind) => `/admin/${kind}`), form, below('history'), below('delete')]) {
    await page.goto(base + kind);
    await serious(page, `${colorScheme} ${kind}`);
    check(!complaints.length, kind, complaints);
  }
}
await page.context().close();
