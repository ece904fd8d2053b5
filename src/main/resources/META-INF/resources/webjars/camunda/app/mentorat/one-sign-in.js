// Camunda's applications show a sign-in form of their own at #/login, or #!/login, after signing out and when the
// session is over. That way in is closed; the person goes to the service's sign-in page instead.
function leaveForSignIn() {
  if (/^#!?\/login/.test(window.location.hash)) {
    const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
    window.location.replace(root + '/connexion?fin');
  }
}

window.addEventListener('hashchange', leaveForSignIn);
leaveForSignIn();

export default [];
