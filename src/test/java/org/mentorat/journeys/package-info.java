/** Whole processes with nothing mocked, and the scene they play on. */
package org.mentorat.journeys;
