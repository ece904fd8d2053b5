import { configuration } from '../../mentorat/locales.js';

export default configuration('admin');
