// What these scripts show to people. Camunda's own texts are in each application's locales folder.
export const tasklist = {
  urgent: 'Urgent',
  left: span => `Échéance dans ${span}`,
  late: span => `En retard de ${span}`,
  mentorships: 'Mentorats',
  decideMany: 'Décider en lot',
  deadline: when => `Échéance : ${when}`,
  claimFirst: 'Personne ne s’occupe encore de cette tâche. Pour y répondre, prenez-la d’abord en charge.',
  seeFields: 'Il manque des réponses, ou certaines ne conviennent pas. Rien n’est perdu : voyez le texte en rouge sous les questions.'
};

export const commitments = {
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
};

export const header = {
  site: 'Site du mentorat',
  notices: 'Mes avis',
  password: 'Mon mot de passe',
  otherLanguage: 'English',
  otherTag: 'en-CA',
  otherCode: 'en'
};

// The words of the form library, which knows only English.
export const forms = {
  words: {
    'Field is required.': 'Ce champ est obligatoire.',
    'Field must be a valid email.': 'Écrivez une adresse de courriel complète, comme prenom.nom@exemple.org.',
    'Field must be a valid  international phone number. (e.g. +4930664040900)': 'Écrivez un numéro de téléphone avec l’indicatif du pays et sans espace, comme +14185550123.',
    'Value is not a number.': 'Écrivez un nombre.',
    'Value is expected to be an integer.': 'Écrivez un nombre entier.',
    'Date and time must both be entered.': 'Indiquez la date et l’heure.',
    'Select': 'Choisir',
    'Search': 'Chercher',
    'No results': 'Aucun résultat',
    'All values selected': 'Tout est choisi',
    'Nothing to show.': 'Rien à montrer.',
    'Remove tag': 'Retirer',
    'Increment': 'Augmenter',
    'Decrement': 'Diminuer',
    'Next page': 'Page suivante',
    'Previous page': 'Page précédente',
    'Month': 'Mois',
    'Year': 'Année',
    'yyyy-mm-dd': 'aaaa-mm-jj',
    'dd/mm/yyyy': 'jj/mm/aaaa',
    'mm/dd/yyyy': 'mm/jj/aaaa',
    'Sun': 'dim', 'Mon': 'lun', 'Tue': 'mar', 'Wed': 'mer', 'Thu': 'jeu', 'Fri': 'ven', 'Sat': 'sam',
    'January': 'janvier', 'February': 'février', 'March': 'mars', 'April': 'avril', 'May': 'mai', 'June': 'juin',
    'July': 'juillet', 'August': 'août', 'September': 'septembre', 'October': 'octobre', 'November': 'novembre', 'December': 'décembre'
  },
  sentences: [
    [/^Field must have minimum value of (.*)\.$/, 'Le nombre doit être $1 ou plus.'],
    [/^Field must have maximum value of (.*)\.$/, 'Le nombre doit être $1 ou moins.'],
    [/^Field must have minimum length of (.*)\.$/, 'Écrivez au moins $1 caractères.'],
    [/^Field must have maximum length of (.*)\.$/, 'Écrivez au plus $1 caractères.'],
    [/^Field must match pattern .*\.$/, 'Cette réponse n’a pas la forme demandée.'],
    [/^Value is expected to have at most (\d+) decimal digits?\.?$/, 'Écrivez au plus $1 chiffres après la virgule.'],
    [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, 'Choisissez une valeur permise : les plus proches sont $1 et $2.'],
    [/^(January|February|March|April|May|June|July|August|September|October|November|December) (\d+), (\d+)$/, (all, month, day, year) => `${day} ${forms.words[month]} ${year}`],
    [/^Click to sort by (.*) descending$/, 'Trier par $1, en ordre décroissant'],
    [/^Click to sort by (.*) ascending$/, 'Trier par $1, en ordre croissant'],
    [/^Click to remove sorting$/, 'Ne plus trier'],
    [/^of$/, 'de']
  ]
};
