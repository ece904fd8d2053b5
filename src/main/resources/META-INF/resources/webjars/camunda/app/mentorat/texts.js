import { language } from './locales.js';

export const { tasklist, commitments, header } = await import(`./texts-${language}.js`);
