// As texts-fr.js, for who reads English. The form library's own words are English already; the forms are French only.
export const tasklist = {
  urgent: 'Urgent',
  left: span => `Due in ${span}`,
  late: span => `${span} late`,
  mentorships: 'Mentorships',
  decideMany: 'Decide in bulk',
  deadline: when => `Due: ${when}`,
  claimFirst: 'Nobody is taking care of this task yet. To answer it, claim it first.',
  seeFields: 'Some answers are missing, or do not fit. Nothing is lost: see the red text below the questions.'
};

export const commitments = {
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
};

export const header = {
  site: 'Mentoring site',
  notices: 'My notices',
  password: 'My password',
  otherLanguage: 'Français',
  otherTag: 'fr-CA',
  otherCode: 'fr'
};
