import { applications } from './locales.js';
import { header as texts } from './texts.js';

const root = document.querySelector('base').getAttribute('app-root');
const site = root.replace(/\/camunda$/, '');

function dressTab() {
  const icon = document.querySelector('link[rel=icon]');
  icon.type = 'image/svg+xml';
  icon.href = `${site}/img/mentorat.svg`;
}

function entry(name, href, text) {
  const item = document.createElement('li');
  item.className = name;
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  item.append(link);
  return item;
}

async function readIn(code) {
  await fetch(`${root}/app/mentorat/reader.js?langue=${code}`);
  window.location.reload();
}

function otherLanguage() {
  const item = entry('mentorat-language', `${site}/?langue=${texts.otherCode}`, texts.otherLanguage);
  item.firstChild.lang = texts.otherTag;
  item.firstChild.hreflang = texts.otherTag;
  item.firstChild.addEventListener('click', event => {
    event.preventDefault();
    readIn(texts.otherCode).catch(failure => console.warn('The language is not changed:', failure));
  });
  return item;
}

function offerTheSite(menu) {
  if (!menu.querySelector('.mentorat-site')) {
    menu.prepend(
      entry('mentorat-site', `${site}/`, texts.site),
      entry('mentorat-notices', `${site}/mes-avis`, texts.notices),
      entry('mentorat-password', `${site}/mon-mot-de-passe`, texts.password),
      otherLanguage()
    );
  }
}

// Camunda's own names of the applications are no texts of its locales.
function nameApplications() {
  for (const [application, name] of Object.entries(applications)) {
    const link = document.querySelector(`.app-switch .dropdown-menu > .${application} > a`);
    if (link && link.textContent.trim() !== name) {
      link.textContent = name;
    }
  }
}

// The service lets administrators only change a profile in Welcome (« Mon profil »).
async function offerProfile() {
  const answer = await fetch(`${root}/api/admin/auth/user/default`);
  const open = answer.ok ? (await answer.json()).authorizedApps ?? [] : [];
  document.body.classList.toggle('mentorat-profile', open.includes('admin'));
}

function look() {
  document.querySelectorAll('[cam-widget-header] .account > .dropdown-menu').forEach(offerTheSite);
  nameApplications();
}

dressTab();
look();
new MutationObserver(look).observe(document.querySelector('[cam-widget-header]') ?? document.body, { subtree: true, childList: true });
offerProfile().catch(failure => console.warn('Whether this person has a profile page is not known:', failure));

export default [];
