// What Tasklist's cards and Cockpit's tab « Engagements » say, in both languages.
const french = {
  locale: 'fr-CA',
  left: span => `Échéance dans ${span}`,
  late: span => `En retard de ${span}`,
  urgent: 'Urgent',
  mentorships: 'Mentorats',
  commitments: {
    tab: 'Engagements',
    loading: 'Les engagements se chargent…',
    failed: 'Les engagements n’ont pas pu être chargés.',
    none: 'Aucun engagement n’est lié à cette démarche.',
    again: 'Actualiser',
    history: 'Historique du mentorat',
    notices: 'Qui a été avisé de quoi',
    caption: reference => `Engagements de ${reference} : ce qui est en retard ou en cours d’abord`,
    summary: (late, running, all) => `${late} en retard, ${running} en cours, ${all} en tout`,
    columns: { promise: 'Engagement', part: 'Qui le doit', state: 'État', limit: 'Échéance', started: 'Pris le', ended: 'Terminé le' }
  }
};

const english = {
  locale: 'en-CA',
  left: span => `Due in ${span}`,
  late: span => `${span} late`,
  urgent: 'Urgent',
  mentorships: 'Mentorships',
  commitments: {
    tab: 'Promises',
    loading: 'Loading the promises…',
    failed: 'The promises could not be loaded.',
    none: 'No promise belongs to this process.',
    again: 'Refresh',
    history: 'History of the mentorship',
    notices: 'Who was told what',
    caption: reference => `Promises of ${reference}: what is late or runs first`,
    summary: (late, running, all) => `${late} late, ${running} running, ${all} in all`,
    columns: { promise: 'Promise', part: 'Owed by', state: 'State', limit: 'Deadline', started: 'Made', ended: 'Ended' }
  }
};

/** The words in the language that the application is shown in. */
export const words = () => (document.documentElement.lang.startsWith('en') ? english : french);
