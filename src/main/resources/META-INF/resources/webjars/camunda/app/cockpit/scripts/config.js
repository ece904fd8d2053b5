// Camunda's scripts are given up after 7 seconds, and the page then stays blank: a slow line, or a server that has just started, takes longer.
window.require?.config?.({ waitSeconds: 60 });

export default {
  customScripts: ['../mentorat/start']
};
