// What the service adds to Camunda's applications. A custom script that fails leaves the whole application blank: so each part is loaded, and fails, by itself.
const application = document.querySelector('base').getAttribute('app-name');

const parts = ['one-sign-in', 'language', 'header', ...({ tasklist: ['tasklist', 'forms'], cockpit: ['cockpit', 'commitments'], admin: ['admin'] }[application] ?? [])];

async function load(part) {
  try {
    return (await import(`./${part}.js`)).default;
  } catch (failure) {
    console.warn(`The part ${part} of the service's additions does not work:`, failure);
    return [];
  }
}

export default (await Promise.all(parts.map(load))).flat().filter(Boolean);
