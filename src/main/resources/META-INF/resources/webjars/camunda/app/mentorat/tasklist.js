import { tasklist as texts } from './texts-fr.js';

// The priority that the model gives to a decision, and to the matching of somebody whose client waits.
const URGENT = 80;
const DRAFT = 'camunda-form:';

const root = document.querySelector('base').getAttribute('app-root');

// The most pressing first, as the filters say it; Tasklist alone would put the newest first.
function sortByUrgency() {
  if (!window.location.hash.includes('sorting=')) {
    const sorting = JSON.stringify([{ sortBy: 'priority', sortOrder: 'desc' }, { sortBy: 'dueDate', sortOrder: 'asc' }]);
    const [path, query] = (window.location.hash || '#/').split('?');
    window.history.replaceState(null, '', `${path}?${query ? query + '&' : ''}sorting=${encodeURIComponent(sorting)}`);
  }
}

// On a first visit Tasklist draws some labels before their texts have arrived, and then keeps the names of the texts.
async function fetchTextsFirst() {
  const { default: config } = await import(`${root}/app/tasklist/scripts/config.js?bust=${window.bust}`);
  const available = config.locales?.availableLocales ?? ['en'];
  const asked = (navigator.languages[0] ?? '').split('-')[0].toLowerCase();
  const language = available.includes(asked) ? asked : config.locales?.fallbackLocale ?? 'en';
  const folder = `${root}/app/tasklist/locales/`;
  const name = `${folder}_locales_data_${language}_${window.bust}`;
  const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  if (!kept[name]) {
    const answer = await fetch(`${folder}${language}.json?bust=${window.bust}`, { signal: AbortSignal.timeout(3000) });
    if (answer.ok) {
      kept[name] = await answer.text();
      localStorage.setItem('camunda-web', JSON.stringify(kept));
    }
  }
}

function move(from, to) {
  for (const key of Object.keys(from).filter(key => key.startsWith(DRAFT))) {
    to.setItem(key, from.getItem(key));
    from.removeItem(key);
  }
}

// When a session is over Tasklist keeps the form for the same person's return: here not for everybody on this computer, but for this tab.
function keepDraftsInThisTab() {
  move(sessionStorage, localStorage);
  window.addEventListener('pagehide', () => move(localStorage, sessionStorage));
}

// Tasklist puts a sentence of its own before the one that says what is wrong.
function onlyWhatIsWrong(notification) {
  const status = notification.querySelector('.status');
  const message = notification.querySelector('.message');
  if (!notification.matches('.alert-danger') || !status || !document.querySelector('.fjs-container')) {
    return;
  }
  if (message && message.textContent.trim()) {
    status.hidden = true;
    notification.querySelectorAll('strong:not(.status)').forEach(colon => { colon.hidden = true; });
  } else if (document.querySelector('.fjs-container .fjs-form-field-error')) {
    if (status.textContent !== texts.seeFields) {
      status.textContent = texts.seeFields;
    }
  }
}

function showFirstError() {
  const error = document.querySelector('.fjs-container .fjs-has-errors, .fjs-container .fjs-form-field-error');
  error?.scrollIntoView({ block: 'center' });
}

function takeButton(claim) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-primary';
  button.textContent = claim.textContent.trim();
  button.addEventListener('click', () => document.querySelector('button.claim')?.click());
  return button;
}

function sayHowToTake(form) {
  const there = form.parentElement.querySelector('.mentorat-hint');
  const claim = document.querySelector('button.claim');
  if (!form.matches('.disabled-form') || !claim) {
    there?.remove();
  } else if (!there) {
    const hint = document.createElement('p');
    hint.className = 'mentorat-hint';
    hint.append(texts.claimFirst, takeButton(claim));
    form.before(hint);
  }
}

function look() {
  document.querySelectorAll('[notifications-panel] .alert').forEach(onlyWhatIsWrong);
  document.querySelectorAll('[cam-tasklist-form] > div[ng-class*="disabled-form"]').forEach(sayHowToTake);
}

const urgency = {
  id: 'mentorat-urgency',
  pluginPoint: 'tasklist.card',
  priority: 2000,
  properties: { label: 'mentorat-urgency' },
  render(node, api, scope) {
    if (scope?.task?.priority >= URGENT) {
      node.className = 'mentorat-urgent';
      node.textContent = texts.urgent;
    }
  }
};

sortByUrgency();
keepDraftsInThisTab();
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    move(localStorage, sessionStorage);
    Object.keys(sessionStorage).filter(key => key.startsWith(DRAFT)).forEach(key => sessionStorage.removeItem(key));
  }
  if (event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    window.setTimeout(showFirstError, 300);
  }
});
await fetchTextsFirst().catch(failure => console.warn('Tasklist draws its labels by itself:', failure));

export default [urgency];
