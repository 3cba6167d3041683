/** Settings: defaults, then a file, then the environment, then the command line; all mistakes reported at once. */
package org.industrymonitor.runtime.settings;
