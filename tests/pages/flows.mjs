// The pages in a real browser, one part after another. Run by tests/pages/main.rs: flows.mjs MODULES CHROMIUM URL PASSWORD.
import { browser } from './driver.mjs';

for (const part of ['work', 'litters', 'keys', 'keeping', 'guarded', 'paper', 'kinds']) await import(`./${part}.mjs`);
await browser.close();
console.log('done');
