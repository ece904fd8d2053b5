import { language } from './locales.js';

// Admin heads a list of authorizations with the resource first, as English has it: « Tâche Autorisations ».
const ENGLISH_ORDER = /^(.+) (Autorisations)$/;

function order() {
  const heading = document.querySelector('section > .section-content > header h3');
  const words = window.location.hash.startsWith('#/authorization') && ENGLISH_ORDER.exec(heading?.textContent.trim() ?? '');
  if (words) {
    heading.firstChild.data = `${words[2]} : ${words[1]}`;
  }
}

if (language === 'fr') {
  new MutationObserver(order).observe(document.body, { subtree: true, childList: true, characterData: true });
}

export default [];
