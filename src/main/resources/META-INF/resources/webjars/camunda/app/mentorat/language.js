import { language, tag } from './locales.js';

document.documentElement.lang = tag;

// The forms, the names of tasks, lists and models, and what the service answers are French for everybody: a screen reader must read them so.
const FRENCH = [
  '.fjs-container', '.task-filter a', '.tasks-list h4.task', '.tasks-list .names', '.task-details h2', '.process-name', '.djs-container', '[notifications-panel] .message',
  '.processes-list a'
].join();

function mark(root) {
  root.querySelectorAll(FRENCH).forEach(element => { element.lang = 'fr-CA'; });
}

if (language !== 'fr') {
  new MutationObserver(() => mark(document)).observe(document.body, { subtree: true, childList: true });
}

export default [];
