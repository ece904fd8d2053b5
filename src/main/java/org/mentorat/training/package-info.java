/** Requests for training, and what the coordination decides on them. */
package org.mentorat.training;
