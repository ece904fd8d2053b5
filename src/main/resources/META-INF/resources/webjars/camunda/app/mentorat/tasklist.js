import { tag } from './locales.js';
import { tasklist as texts } from './texts.js';

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

// Tasklist says « in 3 days » by this computer's clock. People are promised a day and an hour, and the demonstration has its own clock.
const deadlines = new Map();
const dayAndHour = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' });

function deadline(due) {
  return texts.deadline(dayAndHour.format(new Date(due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))));
}

function add(node, name, text) {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  node.append(span);
}

function showDeadline(place) {
  const due = deadlines.get(/[?&]task=([^&]+)/.exec(window.location.hash)?.[1]);
  const shown = place.querySelector('.mentorat-deadline');
  const text = due && deadline(due);
  if (!text) {
    shown?.remove();
  } else if (!shown) {
    add(place, 'mentorat-deadline', text);
  } else if (shown.textContent !== text) {
    shown.textContent = text;
  }
}

const card = {
  id: 'mentorat-card',
  pluginPoint: 'tasklist.card',
  priority: 2000,
  properties: { label: 'mentorat-card' },
  render(node, api, scope) {
    const task = scope?.task;
    node.className = 'mentorat-card';
    if (task?.due) {
      deadlines.set(task.id, task.due);
      add(node, 'mentorat-deadline', deadline(task.due));
    }
    if (task?.priority >= URGENT) {
      add(node, 'mentorat-urgent', texts.urgent);
    }
  }
};

async function offerStartToStarters() {
  const api = document.querySelector('base').getAttribute('engine-api');
  const answer = await fetch(`${api}engine/default/process-definition/count?active=true&latest=true&startableInTasklist=true&startablePermissionCheck=true`);
  if (answer.ok && (await answer.json()).count > 0) {
    document.body.classList.add('mentorat-starter');
  }
}

// Coordinators are those who may open Cockpit and not Admin; everybody else would be refused at that page.
let decidesMany = false;

async function askWhetherCoordinator() {
  const answer = await fetch(`${root}/api/admin/auth/user/default`);
  const applications = answer.ok ? (await answer.json()).authorizedApps ?? [] : [];
  decidesMany = applications.includes('cockpit') && !applications.includes('admin');
  offerToDecideMany();
}

function offerToDecideMany() {
  const start = document.querySelector('.start-process-action');
  if (decidesMany && start && !document.querySelector('.mentorat-decide')) {
    const item = document.createElement(start.tagName);
    item.className = 'mentorat-decide';
    const link = document.createElement('a');
    link.href = `${root.replace(/\/camunda$/, '')}/tableau-de-bord/decisions`;
    link.textContent = texts.decideMany;
    item.append(link);
    start.before(item);
  }
}

// On a telephone the task is below the list: going to it is part of choosing it.
let chosen = false;

function goToChosenTask() {
  const task = document.querySelector('.task-details:has(.fjs-form)');
  if (chosen && task) {
    chosen = false;
    window.setTimeout(() => task.scrollIntoView(), 100);
  }
}

function look() {
  goToChosenTask();
  offerToDecideMany();
  document.querySelectorAll('[notifications-panel] .alert').forEach(onlyWhatIsWrong);
  document.querySelectorAll('[cam-tasklist-task-meta] .due-date').forEach(showDeadline);
  document.querySelectorAll('[cam-tasklist-form] > div[ng-class*="disabled-form"]').forEach(sayHowToTake);
}

sortByUrgency();
keepDraftsInThisTab();
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    move(localStorage, sessionStorage);
    Object.keys(sessionStorage).filter(key => key.startsWith(DRAFT)).forEach(key => sessionStorage.removeItem(key));
  }
  if (event.target.closest('.tasks-list .task')) {
    chosen = window.innerWidth < 768;
  }
  if (event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    window.setTimeout(showFirstError, 300);
  }
});
offerStartToStarters().catch(failure => console.warn('Whether this person may register somebody is not known:', failure));
askWhetherCoordinator().catch(failure => console.warn('Whether this person coordinates is not known:', failure));
await fetchTextsFirst().catch(failure => console.warn('Tasklist draws its labels by itself:', failure));

export default [card];
