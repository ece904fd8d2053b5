/** Mentorat: a mentoring service, run by its process. */
package org.mentorat;
