/** Histories of made-up plants whose falls are known, for detectors to practise on. */
package org.industrymonitor.platform.rehearsal;
