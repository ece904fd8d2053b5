// The language in which the reader has the site's pages. Camunda's applications alone would follow the browser, and differ from the site and the forms.
const unknown = { language: 'fr', edition: 'unknown' };

export const { language, edition } = await import('./reader.js').catch(failure => {
  console.warn('The reader’s language is not known:', failure);
  return unknown;
});

export const tag = `${language}-CA`;

const words = {
  fr: {
    applications: { tasklist: 'Liste des tâches', cockpit: 'Cockpit', admin: 'Admin', welcome: 'Accueil' },
    shortcuts: {
      claimTask: 'prendre en charge la tâche choisie',
      focusFilter: 'aller au premier filtre',
      focusList: 'aller à la première tâche de la liste',
      focusForm: 'aller au premier champ du formulaire',
      startProcess: 'commencer une démarche'
    }
  },
  en: {
    applications: { tasklist: 'Tasklist', cockpit: 'Cockpit', admin: 'Admin', welcome: 'Welcome' },
    shortcuts: {
      claimTask: 'claim the selected task',
      focusFilter: 'go to the first filter',
      focusList: 'go to the first task of the list',
      focusForm: 'go to the first field of the form',
      startProcess: 'start a process'
    }
  }
}[language];

export const { applications, shortcuts } = words;

// The applications keep their texts in the browser until another version of Camunda comes; ours change sooner.
function forgetOldTexts() {
  const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  if (kept.mentoratEdition !== edition) {
    Object.keys(kept).filter(key => key.includes('_locales_data_')).forEach(key => delete kept[key]);
    localStorage.setItem('camunda-web', JSON.stringify({ ...kept, mentoratEdition: edition }));
  }
}

try {
  forgetOldTexts();
} catch (failure) {
  console.warn('Texts of an earlier version may be shown:', failure);
}

// Camunda's scripts are given up after 7 seconds, and the page then stays blank: a slow line, or a server that has just started, takes longer.
window.require?.config?.({ waitSeconds: 60 });

// What the configurations of the four applications share.
export const configuration = application => ({
  app: { vendor: 'Mentorat –', name: applications[application] },
  locales: { availableLocales: [language], fallbackLocale: language },
  customScripts: ['../mentorat/start']
});
