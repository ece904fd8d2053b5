import { language } from './locales.js';

export const { tasklist, header } = await import(`./texts-${language}.js`);
