export default {
  customScripts: ['../mentorat/start']
};
