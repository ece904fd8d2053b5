import { tag } from './locales.js';
import { tasklist as texts } from './texts.js';

// The priority that the model gives to a decision, and to the matching of somebody whose client waits.
const URGENT = 80;
const DRAFT = 'camunda-form:';
const DRAFTS_OF = 'mentorat-drafts-of';

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

const drafts = storage => Object.keys(storage).filter(key => key.startsWith(DRAFT));

function forgetDrafts() {
  drafts(sessionStorage).forEach(key => sessionStorage.removeItem(key));
}

// When a session is over Tasklist keeps the form on the device for the same person's return. Here nothing is left on a computer that others may use: it is kept for this tab, as long as it is open.
function keepDraftsInThisTab() {
  drafts(localStorage).forEach(key => localStorage.removeItem(key));
  for (const method of ['getItem', 'setItem', 'removeItem']) {
    const original = Storage.prototype[method];
    Storage.prototype[method] = function (key, ...more) {
      const place = this === localStorage && String(key).startsWith(DRAFT) ? sessionStorage : this;
      return original.call(place, key, ...more);
    };
  }
}

// Whoever signs in next in the same tab does not find them.
function keepDraftsOf(account) {
  if (!account || sessionStorage.getItem(DRAFTS_OF) !== account) {
    forgetDrafts();
  }
  sessionStorage.setItem(DRAFTS_OF, account ?? '');
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

const moment = due => new Date(due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

function deadline(due) {
  return texts.deadline(dayAndHour.format(moment(due)));
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

// How long is left, by the service's clock. It is asked again no sooner than a minute after the last time, and only when Tasklist itself loads its list.
let ahead = null;
let asked = -Infinity;

async function setClock() {
  if (performance.now() - asked < 60_000) {
    return;
  }
  asked = performance.now();
  const answer = await fetch(`${root.replace(/\/camunda$/, '')}/api/clock`);
  if (answer.ok) {
    ahead = new Date((await answer.json()).now) - Date.now();
    document.querySelectorAll('.mentorat-card').forEach(sayWhatIsLeft);
  }
}

function span(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const [count, unit, unitDisplay] =
    minutes >= 2880 ? [Math.floor(minutes / 1440), 'day', 'long'] : minutes >= 60 ? [Math.floor(minutes / 60), 'hour', 'short'] : [minutes, 'minute', 'short'];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay }).format(count);
}

function sayWhatIsLeft(card) {
  const place = card.querySelector('.mentorat-left');
  if (!place || ahead === null) {
    return;
  }
  const left = moment(card.dataset.due) - Date.now() - ahead;
  const text = left < 0 ? texts.late(span(-left)) : texts.left(span(left));
  if (place.textContent !== text) {
    place.textContent = text;
  }
  place.classList.toggle('mentorat-late', left < 0);
}

const card = {
  id: 'mentorat-card',
  pluginPoint: 'tasklist.card',
  priority: 2000,
  properties: { label: 'mentorat-card' },
  render(node, api, scope) {
    const task = scope?.task;
    node.className = 'mentorat-card';
    if (task?.priority >= URGENT) {
      add(node, 'mentorat-urgent', texts.urgent);
    }
    if (task?.due) {
      deadlines.set(task.id, task.due);
      node.dataset.due = task.due;
      add(node, 'mentorat-left', '');
      add(node, 'mentorat-deadline', deadline(task.due));
      sayWhatIsLeft(node);
    }
    setClock().catch(failure => console.warn('How long is left is not known:', failure));
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

async function askWhoIsHere() {
  const answer = await fetch(`${root}/api/admin/auth/user/default`, { signal: AbortSignal.timeout(5000) });
  const person = answer.ok ? await answer.json() : {};
  keepDraftsOf(person.userId);
  const applications = person.authorizedApps ?? [];
  decidesMany = applications.includes('cockpit') && !applications.includes('admin');
  offerToDecideMany();
}

function offerToDecideMany() {
  const start = document.querySelector('.start-process-action');
  if (decidesMany && start && !document.querySelector('.mentorat-decide')) {
    const page = (place, text) => {
      const item = document.createElement(start.tagName);
      item.className = 'mentorat-decide';
      const link = document.createElement('a');
      link.href = `${root.replace(/\/camunda$/, '')}/tableau-de-bord/${place}`;
      link.textContent = text;
      item.append(link);
      return item;
    };
    start.before(page('mentorats', texts.mentorships), page('decisions', texts.decideMany));
  }
}

// Escape closes the calendar of a date, not the form around it with everything in it.
let calendarOpen = false;

function noteCalendar(event) {
  calendarOpen = event.key === 'Escape' && document.querySelector('.flatpickr-calendar.open') !== null;
}

function keepForm(event) {
  if (event.key === 'Escape' && calendarOpen) {
    event.stopPropagation();
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
window.addEventListener('keydown', noteCalendar, true);
document.body.addEventListener('keydown', keepForm);
new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    forgetDrafts();
  }
  if (event.target.closest('.tasks-list .task')) {
    chosen = window.innerWidth < 768;
  }
  if (event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary')) {
    window.setTimeout(showFirstError, 300);
  }
});
offerStartToStarters().catch(failure => console.warn('Whether this person may register somebody is not known:', failure));
window.setInterval(() => document.querySelectorAll('.mentorat-card').forEach(sayWhatIsLeft), 60_000);
await Promise.all([
  askWhoIsHere().catch(failure => {
    forgetDrafts();
    console.warn('Who works here is not known:', failure);
  }),
  fetchTextsFirst().catch(failure => console.warn('Tasklist draws its labels by itself:', failure))
]);

export default [card];
