import { commitments as texts } from './texts.js';

const site = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const RUNNING = ['LATE_OPEN', 'OPEN', 'SUSPENDED'];
const LATE = ['LATE_OPEN', 'LATE'];

function element(name, text, properties = {}) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(text ?? '–');
  return made;
}

async function read(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } });
  if (!answer.ok && answer.status !== 404) {
    throw new Error(`${answer.status}`);
  }
  return answer.ok ? answer.json() : null;
}

function state(promise) {
  const cell = element('td', '');
  cell.append(element('span', promise.words.state, { className: LATE.includes(promise.standing) ? 'mentorat-late' : '' }));
  if (promise.words.note) {
    cell.append(' ', element('span', promise.words.note, { className: 'mentorat-note' }));
  }
  return cell;
}

function table(reference, promises) {
  const head = document.createElement('tr');
  for (const column of Object.values(texts.columns)) {
    head.append(element('th', column, { scope: 'col' }));
  }
  const body = document.createElement('tbody');
  for (const promise of promises) {
    const row = document.createElement('tr');
    for (const column of Object.keys(texts.columns)) {
      if (column === 'state') {
        row.append(state(promise));
      } else if (column === 'promise') {
        row.append(element('th', promise.words.promise, { scope: 'row' }));
      } else {
        row.append(element('td', promise.words[column]));
      }
    }
    body.append(row);
  }
  const made = element('table', element('caption', texts.caption(reference), { className: 'sr-only' }), { className: 'cam-table' });
  const header = document.createElement('thead');
  header.append(head);
  made.append(header, body);
  return made;
}

function links(reference) {
  const place = element('p', '', { className: 'mentorat-links' });
  const address = `${site}/tableau-de-bord`;
  place.append(
    element('a', texts.history, { href: `${address}/mentorats/${encodeURIComponent(reference)}` }),
    element('a', texts.notices, { href: `${address}/avis/${encodeURIComponent(reference)}` })
  );
  return place;
}

function shown(reference, promises) {
  const count = standings => promises.filter(promise => standings.includes(promise.standing)).length;
  return [
    element('p', texts.summary(count(['LATE_OPEN']), count(RUNNING) - count(['LATE_OPEN']), promises.length)),
    links(reference),
    table(reference, promises)
  ];
}

async function fill(content, status, api, instance, signal) {
  status.textContent = texts.loading;
  try {
    const process = await read(`${api.engineApi}/process-instance/${instance}`, signal);
    const reference = process?.businessKey;
    const promises = reference && await read(`${site}/api/mentorships/${encodeURIComponent(reference)}/commitments`, signal);
    content.replaceChildren(...(promises ? shown(reference, promises) : []));
    status.textContent = promises?.length ? '' : texts.none;
  } catch (failure) {
    if (!signal.aborted) {
      console.warn('The commitments of this mentorship are not shown:', failure);
      content.replaceChildren();
      status.textContent = texts.failed;
    }
  }
}

const tab = {
  id: 'mentorat-commitments',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  // Before Cockpit's own: it is what a coordinator comes for.
  priority: 30,
  properties: { label: texts.tab },
  render(node, { api, processInstanceId }) {
    const leaving = new AbortController();
    this.unmount = () => leaving.abort();
    const status = element('p', '', { role: 'status' });
    const content = document.createElement('div');
    const load = () => fill(content, status, api, processInstanceId, leaving.signal);
    const again = element('button', texts.again, { type: 'button', className: 'btn btn-default mentorat-again', onclick: load });
    node.classList.add('mentorat-commitments');
    node.replaceChildren(again, status, content);
    load();
  }
};

export default [tab];
